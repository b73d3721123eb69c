import { connect } from 'node:net';

export const open = () => connect(9092);
