// The check that meson-python makes of its table.
export default {
  requirements: ['meson-python==0.22.1'],
  judge: (cases, { python }) => python('meson-python-judge.py', cases),
};
