package io.portside.engine.sync.rule;

/**
 * When a plan is so unusual that somebody has to say yes to it.
 *
 * @param deletions       more deletions and replacements by older content than this on one side are a warning, where they are
 *                        also more than {@code deletionPercent}; all files of three and more always are
 * @param deletionPercent of the files the baseline knows on that side
 */
public record GuardLimits(int deletions, int deletionPercent) {
    public static final GuardLimits DEFAULT = new GuardLimits(10, 25);
}
