export type { CarriedRequest, Carry, Outcome } from './carry.ts';
export type { Fault } from './fault.ts';
export { type FaultName, faults } from './faults/index.ts';
export { type Carried, type Link, Network, type Port } from './network.ts';
