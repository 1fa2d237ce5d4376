/**
 * Commands, one handler each, and the file operations that are not transfers. Handlers are shared objects: they keep
 * nothing, get everything as parameters, and start whatever blocks on a worker. UI thread.
 */
package io.portside.ui.command;
