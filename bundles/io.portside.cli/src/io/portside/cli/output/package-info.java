/**
 * Results on standard output, as text or JSON, and what went wrong: exit codes and words. The verbs import it; any thread
 * unless a class says otherwise.
 */
package io.portside.cli.output;
