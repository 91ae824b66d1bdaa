import { pyrightLike } from '../pyright.mjs';
import { requirementsOf } from '../requirements.mjs';

export default pyrightLike('basedpyright', requirementsOf('basedpyright'));
