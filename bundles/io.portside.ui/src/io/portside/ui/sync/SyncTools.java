package io.portside.ui.sync;

import java.util.concurrent.Executor;

import io.portside.ui.sync.preview.PlanAdviser;
import io.portside.ui.theme.Icons;

/**
 * What the view needs of the program around it.
 *
 * @param workers run what blocks
 * @param ui      runs on the UI thread, later; callable from every thread
 */
public record SyncTools(SyncHouse house, SyncSession session, PlanAdviser adviser, Icons icons, Executor workers,
        Executor ui, Surroundings around) {}
