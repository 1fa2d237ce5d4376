/**
 * Synchronisations in a program of their own, which is killed at random moments while it works at a real server. A test,
 * and a campaign as a command.
 */
package io.portside.engine.sync.kill;
