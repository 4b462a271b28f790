export type {
  Addressed,
  FederationRequestParts,
  HostRoomOptions,
  JoinAttempt,
  MadeJoin,
  PduInit,
  PeerActs,
  SentPdu,
  SentTransaction,
  TransactionInit,
} from './acts.ts';
export type { Context } from './context.ts';
export type { PduFormat } from './format.ts';
export type { Learnt } from './learnt.ts';
export type { ReceivedEdu, ReceivedPdu, ReceivedRequest, ReceivedTransaction } from './memory.ts';
export type { Peer, PeerOptions } from './peer.ts';
