export { viewerOfAccount } from '../domains/people/account/service.ts';
export { mailRecipient } from '../domains/people/mail/service.ts';
export { confirmMailAddress, unsubscribe } from '../domains/people/mail/write/service.ts';
