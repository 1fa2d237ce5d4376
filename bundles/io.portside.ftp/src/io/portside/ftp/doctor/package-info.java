/**
 * Examines a site and says what stands in the way of its data connections: checks over every route, facts from them, and
 * a diagnosis that is a pure function of the facts. Kinds and facts only; the words for people are made above. The values
 * may be imported by the engine; {@link io.portside.ftp.doctor.SiteExamination} blocks, on worker threads.
 */
package io.portside.ftp.doctor;
