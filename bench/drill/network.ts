import { execFileSync, spawnSync } from 'node:child_process';
import { userPostgres } from './processes.ts';

/** The switch between this machine and the others. Nothing that it passes on leaves this machine. */
const SWITCH = 'cpl-drill';

/** A machine of its own, as far as the network knows. */
export interface DrillMachine {
  readonly name: string;
  readonly address: string;
  /** The command that runs another one there, as the user `postgres`. */
  on(command: readonly string[]): readonly string[];
  /** From now on all packets to and from it are lost, and nobody is told. */
  cut(): void;
  /** Ends a cut. */
  join(): void;
}

export interface DrillNetwork {
  /** Of this machine. */
  readonly address: string;
  readonly machines: readonly DrillMachine[];
  remove(): void;
}

/**
 * Makes a network of this machine and others. Each is a network namespace.
 *
 * @throws Error when the process is not root, or the kernel has no namespaces
 */
export function makeNetwork(names: readonly string[]): DrillNetwork {
  const remove = () => {
    for (const name of names) {
      // A namespace stays until its last process has ended, and its end of the link with it.
      spawnSync('ip', ['link', 'delete', portOf(name)]);
      spawnSync('ip', ['netns', 'delete', portOf(name)]);
    }
    spawnSync('ip', ['link', 'delete', SWITCH]);
  };
  // What a drill that was killed has left.
  remove();
  ip(`link add ${SWITCH} address ${hardwareOf(1)} type bridge`);
  ip(`address add ${addressOf(1)}/24 dev ${SWITCH}`);
  ip(`link set ${SWITCH} up`);
  const numbers = names.map((_name, index) => index + 2);
  const machines = names.map((name, index) => addMachine(name, index + 2));
  for (const number of numbers) rememberNeighbour([], SWITCH, number);
  for (const name of names) {
    for (const number of [1, ...numbers]) rememberNeighbour(['-n', portOf(name)], 'eth0', number);
  }
  return { address: addressOf(1), machines, remove };
}

function addMachine(name: string, number: number): DrillMachine {
  const port = portOf(name);
  ip(`netns add ${port}`);
  ip(`link add ${port} type veth peer name eth0 address ${hardwareOf(number)} netns ${port}`);
  ip(`link set ${port} master ${SWITCH} up`);
  ip(`-n ${port} address add ${addressOf(number)}/24 dev eth0`);
  ip(`-n ${port} link set eth0 up`);
  ip(`-n ${port} link set lo up`);
  return {
    name,
    address: addressOf(number),
    on: (command) => ['ip', 'netns', 'exec', port, ...asPostgres(), ...command],
    cut: () => ip(`link set ${port} down`),
    join: () => ip(`link set ${port} up`),
  };
}

/**
 * Else the system asks who has the address, and when nobody answers it tells who connects. Behind a router, or where
 * a firewall drops packets, nobody is told.
 */
function rememberNeighbour(where: readonly string[], device: string, number: number): void {
  const neighbour = `${addressOf(number)} lladdr ${hardwareOf(number)} dev ${device} nud permanent`;
  ip([...where, 'neighbour', 'replace', neighbour].join(' '));
}

/** Of the switch for a machine, and the name of its namespace. */
function portOf(name: string): string {
  return `${SWITCH}-${name}`;
}

function addressOf(number: number): string {
  return `10.77.77.${number}`;
}

function hardwareOf(number: number): string {
  return `02:00:00:00:77:0${number}`;
}

function asPostgres(): readonly string[] {
  const user = userPostgres();
  if (user === undefined) throw new Error('The drill needs root, for networks that can be cut.');
  return ['setpriv', `--reuid=${user.uid}`, `--regid=${user.gid}`, '--clear-groups'];
}

function ip(words: string): void {
  execFileSync('ip', words.split(' '), { stdio: ['ignore', 'ignore', 'inherit'] });
}
