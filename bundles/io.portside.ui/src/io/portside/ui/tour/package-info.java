/**
 * The tour: the program does its main job by itself on the real window, through the commands a person would use, and
 * leaves a picture and a transcript. The script runs on a worker and waits there for what panes and engine tell; it
 * touches widgets only through {@code Stage}. Nobody imports this but {@code io.portside.ui.app}.
 */
package io.portside.ui.tour;
