/**
 * What a site does on the wire, drawn as a sequence: the control connection on one lane, its data connections on another.
 * {@link io.portside.ui.connection.ConnectionLog} gathers events from any thread; the folding, the texts and the SVG are
 * pure; the rest is for the UI thread.
 */
package io.portside.ui.connection;
