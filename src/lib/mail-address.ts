/** The longest address that SMTP can carry (RFC 5321, section 4.5.3.1.3, without the brackets). */
const MAX_MAIL_ADDRESS_LENGTH = 254;

/**
 * One address as HTML's `<input type="email">` takes it: no name, no quotes, no list, no comment.
 * It is stricter than RFC 5322, whose other forms serve nobody but an attacker.
 */
const ADDRESS =
  /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$/i;

export function isMailAddress(text: string): boolean {
  return text.length <= MAX_MAIL_ADDRESS_LENGTH && ADDRESS.test(text);
}
