/**
 * The doctor: examines a site's connections and says in words what is the matter and what to do, the same words for the
 * window and the command line. Values may go anywhere; {@link io.portside.engine.doctor.SiteDoctor} blocks, on worker
 * threads.
 */
package io.portside.engine.doctor;
