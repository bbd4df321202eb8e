import { API_VARIABLES } from './env-variables/api.ts';
import { CONTENT_VARIABLES } from './env-variables/content.ts';
import { DATABASE_VARIABLES } from './env-variables/database.ts';
import { LIMITS_VARIABLES } from './env-variables/limits.ts';
import { OPERATION_VARIABLES } from './env-variables/operation.ts';
import { SERVER_VARIABLES } from './env-variables/server.ts';
import { SIGN_IN_VARIABLES } from './env-variables/sign-in.ts';
import { SITE_VARIABLES } from './env-variables/site.ts';
import { UPLOADS_VARIABLES } from './env-variables/uploads.ts';

/** Every variable that is read, in the order of the table in docs/operations.md. */
export const VARIABLES = {
  ...SERVER_VARIABLES,
  ...DATABASE_VARIABLES,
  ...SITE_VARIABLES,
  ...SIGN_IN_VARIABLES,
  ...UPLOADS_VARIABLES,
  ...CONTENT_VARIABLES,
  ...API_VARIABLES,
  ...LIMITS_VARIABLES,
  ...OPERATION_VARIABLES,
};
