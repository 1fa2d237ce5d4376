/**
 * Blocking work off the UI thread: one job each, its outcome back on the UI thread. Every package of the window may
 * import it.
 */
package io.portside.ui.work;
