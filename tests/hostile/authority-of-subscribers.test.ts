import { openTestApi } from '../support/api.ts';
import { testEndingSubscriptions } from './support/ending-subscriptions.ts';

const api = await openTestApi();

testEndingSubscriptions({ api, listening: api, acting: api.database });
