/**
 * Random edits on both sides of a pair, synchronised over a real server and a wire that breaks:
 * {@code releng/sync-campaign} runs {@link io.portside.engine.sync.campaign.SyncCampaign} for as many as wanted,
 * {@code SyncCampaignTest} a few in the build. What must come out is known from who changed what after seeing what
 * ({@link io.portside.engine.sync.campaign.Version}), and nothing of the planner is used to know it.
 */
package io.portside.engine.sync.campaign;
