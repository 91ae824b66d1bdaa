// The reader of check-manifest.
export default {
  requirements: ['check-manifest==0.51'],
  judge: (cases, { python }) => python('check-manifest-judge.py', cases),
  explain: [
    {
      match: /^wrongType .*\.ignore-default-rules /,
      reason: 'check-manifest asks only whether the value is true.',
    },
    {
      match: /^wrongType .*\.(ignore|ignore-bad-ideas) = ("x"|\{ x = 1 \})/,
      reason:
        'check-manifest goes over the characters of a string and the names of a table as if they were patterns.',
    },
  ],
};
