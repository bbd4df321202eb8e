import { oneOf, onOff, wholeNumber } from '../env-kinds.ts';
import type { Variable } from './variable.ts';

/** Variables of events, webhooks, shutdown and logs. */
export const OPERATION_VARIABLES = {
  EVENT_RETENTION_DAYS: {
    ...wholeNumber(1, 3_650),
    default: '7',
    description: 'How long events are stored, so that subscribers can receive what they missed.',
  },
  WEBHOOK_CONCURRENCY: {
    ...wholeNumber(1, 1_000),
    default: '10',
    description: 'Maximum number of concurrent webhook deliveries of one server.',
  },
  WEBHOOK_PRIVATE_ADDRESSES: {
    ...onOff(),
    default: 'off',
    description: 'Whether webhooks may use addresses in private networks.',
  },
  SHUTDOWN_DELAY_SECONDS: {
    ...wholeNumber(0, 3_600),
    default: '0',
    description:
      'How long everything is still served after SIGTERM while `/health/ready` says no: longer than a load balancer takes to notice.',
  },
  SHUTDOWN_GRACE_SECONDS: {
    ...wholeNumber(0, 3_600),
    default: '10',
    description: 'How long requests in flight may continue after the port is closed.',
  },
  SLOW_OPERATION_MS: {
    ...wholeNumber(0, 600_000),
    default: '1000',
    description:
      'From how many milliseconds on a request is also logged as a slow operation, with its name, cost and number of statements; 0 for never.',
  },
  LOG_LEVEL: {
    ...oneOf('trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'),
    default: 'info',
    description: 'The least that is logged; `debug` also shows where a failed command failed.',
  },
  LOG_FORMAT: {
    ...oneOf('auto', 'pretty', 'json'),
    default: 'auto',
    description: 'How the log looks; `auto`: pretty on a terminal, else a JSON object a line.',
  },
} satisfies Record<string, Variable>;
