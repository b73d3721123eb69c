export { type ApiLimits, type ApiOptions, DEFAULT_LIMITS } from './api-options.js';
export { type Api, createApi } from './create-api.js';
export type { ApiPorts, ImportTurn } from './ports.js';
