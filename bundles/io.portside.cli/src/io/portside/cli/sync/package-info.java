/**
 * Synchronising pairs of folders in a shell: pairs found, plans shown and agreed to, reports. The verbs import it. The
 * thread that runs the verb does all; progress comes on the engine's threads.
 */
package io.portside.cli.sync;
