/**
 * Transfers that are cut: {@code releng/cut-transfers} runs {@link io.portside.engine.cut.CutCampaign} for as many as
 * wanted, {@code CutTransfersTest} a few in the build. One thread transfers; the wire and the server have their own.
 */
package io.portside.engine.cut;
