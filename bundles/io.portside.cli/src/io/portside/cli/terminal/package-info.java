/**
 * What the command line has around it: streams, perhaps a person at a terminal, and the one line that shows progress.
 * The other packages of the command line import it; any thread, one question at a time.
 */
package io.portside.cli.terminal;
