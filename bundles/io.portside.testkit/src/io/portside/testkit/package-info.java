/**
 * Test support that is not in the product: a fake FTP server on loopback for protocol order and faults, and sample
 * trees. Imported by test fragments only. Everything runs on daemon threads of its own and ends with {@code close()};
 * every method may be called from any thread.
 */
package io.portside.testkit;
