/**
 * The front of the command line: {@link io.portside.cli.CommandLineRun} takes arguments and gives an exit code. Knows no
 * OSGi, so that tests can run it; the package {@code app} starts it. The thread that runs it waits for the whole work.
 */
package io.portside.cli;
