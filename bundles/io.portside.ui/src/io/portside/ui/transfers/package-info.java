/**
 * Transfers as the person sees them: the part with the list, the line in the window's bottom trim, the failures. Fed by
 * immutable snapshots of the engine's queue at most five times a second; UI thread, except where a class says otherwise.
 */
package io.portside.ui.transfers;
