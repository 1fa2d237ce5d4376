/**
 * The doctor in the window: examines a site while someone watches, says what is the matter, and offers settings. UI
 * thread; the examination runs on a worker.
 */
package io.portside.ui.doctor;
