// The reader of check-wheel-contents, and the tree of files that it compares with.
export default {
  requirements: ['check-wheel-contents==0.6.3'],
  judge: (cases, { python }) => python('check-wheel-contents-judge.py', cases),
};
