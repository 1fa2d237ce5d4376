package io.portside.ui.pane;

import java.util.List;

import io.portside.engine.problem.Problem;

/** What a pane's folder is up to. */
public sealed interface PaneState {
    /** The listing is on its way. Rows shown meanwhile are the same folder's from before. */
    record Loading() implements PaneState {}

    /** The first of the rows are here and shown; more are coming. */
    record Coming() implements PaneState {}

    /** @param doubts why entries may be missing, technical text; empty when all are known to be here */
    record Ready(List<String> doubts) implements PaneState {}

    /** The folder could not be listed; there are no rows. */
    record Failed(Problem problem) implements PaneState {}
}
