// @vitest-environment node
import { WebSocket } from 'ws';
import { describeMembersDay } from '../support/members-day.ts';
import { signIn } from './members-day.ts';

describeMembersDay('apollo', (url, token) => signIn(url, token, WebSocket));
