/**
 * The window. Nobody imports it; everything here runs on the UI thread.
 */
package io.portside.ui;
