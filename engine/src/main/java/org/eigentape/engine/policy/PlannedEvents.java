package org.eigentape.engine.policy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.eigentape.engine.event.EventLayout;
import org.eigentape.engine.event.TensorDeclaration;
import org.jspecify.annotations.Nullable;

/**
 * One kind of event of a plan: which tensors it carries at which step. Layouts are made once for each combination of rules
 * that falls due together, so that looking one up allocates nothing. For one thread.
 */
final class PlannedEvents {

    /** Tensors that a schedule makes due. */
    record Rule(List<TensorDeclaration> tensors, Schedule schedule) {}

    private final List<Rule> rules;
    private long[] masks = new long[0];
    private EventLayout[] layouts = new EventLayout[0];

    PlannedEvents(List<Rule> rules) {
        this.rules = List.copyOf(rules);
    }

    long nextFrom(long step) {
        long next = Schedule.NEVER;
        for (int index = 0; index < rules.size(); index++) {
            next = Math.min(next, rules.get(index).schedule().nextFrom(step));
        }
        return next;
    }

    @Nullable
    EventLayout at(long step) {
        long mask = 0;
        for (int index = 0; index < rules.size(); index++) {
            if (rules.get(index).schedule().contains(step)) {
                mask |= 1L << index;
            }
        }
        if (mask == 0) {
            return null;
        }
        for (int index = 0; index < masks.length; index++) {
            if (masks[index] == mask) {
                return layouts[index];
            }
        }
        return lay(mask);
    }

    private EventLayout lay(long mask) {
        List<TensorDeclaration> due = new ArrayList<>();
        for (int index = 0; index < rules.size(); index++) {
            if ((mask & 1L << index) != 0) {
                for (TensorDeclaration tensor : rules.get(index).tensors()) {
                    if (!due.contains(tensor)) {
                        due.add(tensor);
                    }
                }
            }
        }
        due.sort(java.util.Comparator.comparingInt(TensorDeclaration::id));
        EventLayout layout = new EventLayout(due);
        masks = Arrays.copyOf(masks, masks.length + 1);
        layouts = Arrays.copyOf(layouts, layouts.length + 1);
        masks[masks.length - 1] = mask;
        layouts[layouts.length - 1] = layout;
        return layout;
    }

    /**
     * Upper bound of the bytes of all events of one run: rules that fall due together are counted as if apart. At most
     * {@link Long#MAX_VALUE}.
     */
    long estimatedBytes() {
        long bytes = 0;
        for (Rule rule : rules) {
            long length = new EventLayout(rule.tensors()).frameLength(0);
            if (rule.schedule().count() > (Long.MAX_VALUE - bytes) / length) {
                return Long.MAX_VALUE;
            }
            bytes += rule.schedule().count() * length;
        }
        return bytes;
    }

    /** Bytes of the largest event. */
    int largestEvent() {
        List<TensorDeclaration> all = new ArrayList<>();
        for (Rule rule : rules) {
            rule.tensors().stream().filter(tensor -> !all.contains(tensor)).forEach(all::add);
        }
        return all.isEmpty() ? 0 : new EventLayout(all).frameLength(0);
    }

    List<Rule> rules() {
        return rules;
    }
}
