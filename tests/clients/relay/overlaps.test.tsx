// @vitest-environment node
import { createOperationDescriptor, getRequest } from 'relay-runtime';
import { expect, inject, it } from 'vitest';
import { endpoint, USERNAME } from '../support/expected.ts';
import { createEnvironment } from './environment.ts';
import { OVERLAPPING_QUERIES } from './overlaps.ts';

it('Relay’s store keeps what every selection of the same objects has read', async () => {
  const token = inject('community').tokens['relay-reader'] ?? '';
  const environment = createEnvironment(endpoint, token);
  const operations = OVERLAPPING_QUERIES.map((query) =>
    createOperationDescriptor(getRequest(query), { username: USERNAME }),
  );
  const read = () =>
    operations.map((operation) => {
      const { data, isMissingData } = environment.lookup(operation.fragment);
      return { status: environment.check(operation).status, data, isMissingData };
    });

  for (const operation of operations) environment.retain(operation);
  for (const operation of operations) await environment.execute({ operation }).toPromise();
  const [first, second] = read();
  for (const operation of operations) await environment.execute({ operation }).toPromise();

  expect(read()).toEqual([first, second]);
  for (const { status, isMissingData } of read()) {
    expect({ status, isMissingData }).toEqual({ status: 'available', isMissingData: false });
  }
});
