import type { Scope } from '../../../request/scope.ts';
import { CHANNELS, type NotificationSetting, OPTIONAL_KINDS } from './model.ts';
import { selectSettings } from './queries.ts';

/** The settings of a user: one for each kind and channel. */
export async function notificationSettings(
  { reader }: Scope,
  userId: string,
): Promise<NotificationSetting[]> {
  const changed = await selectSettings(reader, userId);
  return CHANNELS.flatMap((channel) =>
    OPTIONAL_KINDS.map((kind) => {
      const setting = changed.find((row) => row.kind === kind && row.channel === channel);
      return setting ?? { kind, channel, isEnabled: true };
    }),
  );
}
