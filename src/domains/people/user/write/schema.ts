import { mutation } from '../../../../graphql/mutation.ts';
import { User } from '../refs.ts';
import type { ProfileInput } from './profile.ts';
import { updateProfile } from './service.ts';

mutation('updateProfile', {
  description: 'Changes one’s own profile. What is left out stays as it is; null takes it away.',
  rule: 'profile.edit',
  input: (t) => ({
    displayName: t.string({
      description:
        'The name to show, up to 80 characters. It cannot be that of a role, such as Moderator or Support.',
    }),
    bio: t.string({
      description: 'What one says of oneself, as Markdown; up to 20,000 characters.',
    }),
    websiteUrl: t.string({ description: 'One’s own site; http or https.' }),
    location: t.string({ description: 'Where one is, up to 100 characters.' }),
    avatarUrl: t.string({ description: 'The address of a picture; http or https.' }),
  }),
  resolve: (scope, input: Required<ProfileInput>) => updateProfile(scope, input),
  payload: (t) => ({
    user: t.field({
      description: 'The person as they are now.',
      type: User,
      resolve: (user) => user,
    }),
  }),
});
