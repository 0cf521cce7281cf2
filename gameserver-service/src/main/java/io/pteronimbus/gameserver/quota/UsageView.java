package io.pteronimbus.gameserver.quota;

/**
 * What a tenant uses, beside the most it may. After limits were lowered it can be more.
 *
 * @param limits as tenant-service told them last
 */
record UsageView(Amount limits, Amount used) {}
