// Runs the service's tests over the module's own implementations, with the package's host.
//
//   node tests/cpp/local/run.mjs [--gtest_...]

import { createRequire } from 'node:module';
import { Host } from '../../../dist/wasm/js/local/host.js';

/** What differs from the server, and why. */
const different = {
  'locale_test.a_zone_without_a_code_of_its_own_is_told_by_what_it_covers':
    'Intl has no words for it but the name of its city',
  'conditional_test.of_two_writers_with_one_date_one_wins': 'there are no threads',
  'password.its_hash_names_the_algorithm_and_is_salted': 'a password is kept as its SHA-256',
  'ticket_save_test.dates_at_the_edges_are_kept_or_unset_but_never_others':
    'before time zones, Intl has another local time of Oslo',
};

process.argv.push(`--gtest_filter=-${Object.keys(different).join(':')}`);
globalThis.ticketwireHost = new Host();
createRequire(import.meta.url)('../../../build/wasm/tests/cpp/ticketwire_local_tests.js');
