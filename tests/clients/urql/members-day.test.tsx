// @vitest-environment node
import { describeMembersDay } from '../support/members-day.ts';
import { signIn } from './members-day.ts';

describeMembersDay('urql', signIn);
