/** Receives one call when a replica is read from no more, and one when it is read from again. */
export interface ReplicaReport {
  left(location: string, reason: string): void;
  takenBack(location: string): void;
}
