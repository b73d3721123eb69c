export { type ApiLimits, type ApiOptions, DEFAULT_LIMITS } from './api-options.js';
export { type Api, createApi } from './create-api.js';
export type { ApiPorts, ImportTurn } from './ports.js';
export { type Board, type BoardOptions, createBoard } from './board/create-board.js';
export type { BoardUser } from './board/signed-in.js';
