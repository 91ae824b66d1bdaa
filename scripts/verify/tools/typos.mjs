// typos reads its settings before it looks at a file; what it refuses ends with status 78.
export default {
  requirements: ['typos==1.52.0'],
  samples: { 'tool.typos.type.*#name': 'py' },
  judge: (cases, { each }) =>
    each(cases, {
      program: 'typos',
      args: ['sample.txt'],
      files: { 'sample.txt': 'word\n' },
      read: ({ status, stderr }) => {
        if (status !== 0) return { verdict: 'refused', message: stderr };
        return stderr.trim() === '' ? { verdict: 'accepted' } : { verdict: 'warned', message: stderr };
      },
    }),
  explain: [],
};
