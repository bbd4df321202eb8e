import { mutation } from '../../../../graphql/mutation.ts';
import { User } from '../refs.ts';
import type { ProfileInput } from './profile.ts';
import { updateProfile } from './service.ts';

mutation('updateProfile', {
  description:
    'Changes your own profile. Fields that are left out do not change. Null removes the value.',
  rule: 'profile.edit',
  input: (t) => ({
    displayName: t.string({
      description:
        'The name to display. At most 80 characters. It cannot be the name of a role, such as Moderator or Support.',
    }),
    bio: t.string({
      description: 'A text about yourself as Markdown. At most 20,000 characters.',
    }),
    websiteUrl: t.string({ description: 'The address of your own website, with http or https.' }),
    location: t.string({ description: 'Your location, as free text. At most 100 characters.' }),
    avatarUploadId: t.id({
      description:
        'The id of an upload of yours whose picture has arrived, as `createUpload` returned it. It becomes your `avatar`.',
    }),
    avatarUrl: t.string({
      description: 'The web address of a picture on another site, with http or https.',
    }),
  }),
  resolve: (scope, input: Required<ProfileInput>) => updateProfile(scope, input),
  payload: (t) => ({
    user: t.field({
      description: 'The user after the change.',
      type: User,
      resolve: (user) => user,
    }),
  }),
});
