/**
 * Passwords, in Equinox secure storage or in memory, never in clear text on disk. Blocking, may ask a person: worker threads only.
 */
package io.portside.engine.secret;
