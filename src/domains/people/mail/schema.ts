import { builder } from '../../../graphql/builder.ts';
import { Viewer } from '../../viewer/refs.ts';
import { MailFrequencyRef, MailSettingsRef } from './refs.ts';
import { mailSettings } from './service.ts';

builder.objectType(MailSettingsRef, {
  description: 'Where the viewer gets e-mail, and how often. Nobody else can see it.',
  fields: (t) => ({
    address: t.exposeString('address', {
      nullable: true,
      description:
        'The confirmed e-mail address. Null if there is none; then the viewer gets no e-mail.',
    }),
    pendingAddress: t.exposeString('pendingAddress', {
      nullable: true,
      description:
        'The address that takes its place when the viewer opens the link that was sent there. Null if none is waiting.',
    }),
    frequency: t.field({
      description: 'How often the viewer gets e-mail. IMMEDIATE until the viewer changes it.',
      type: MailFrequencyRef,
      resolve: ({ frequency }) => frequency,
    }),
  }),
});

builder.objectField(Viewer, 'mailSettings', (t) =>
  t.field({
    description: 'Where the viewer gets e-mail, and how often. Null for anonymous viewers.',
    type: MailSettingsRef,
    nullable: true,
    resolve: (viewer, _args, scope) =>
      viewer.kind === 'member' ? mailSettings(scope, viewer.id) : null,
  }),
);
