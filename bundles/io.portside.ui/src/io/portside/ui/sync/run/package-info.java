/** What is shown while a pair is compared or run, and afterwards: progress, report, history. UI thread. */
package io.portside.ui.sync.run;
