/**
 * The synchronise view: from the list of pairs over the comparison, its preview and the run to the report. {@link
 * io.portside.ui.sync.SyncSession} is the model, one state at a time; the pages show it. UI thread, but for what {@code
 * SyncSession} hands to workers.
 */
package io.portside.ui.sync;
