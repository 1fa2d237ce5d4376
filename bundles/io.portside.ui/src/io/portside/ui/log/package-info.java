/**
 * The log of the control connections. {@link io.portside.ui.log.WireLog} hears the engine on any thread and keeps the
 * latest lines, also while nobody looks; the part shows them on the UI thread.
 */
package io.portside.ui.log;
