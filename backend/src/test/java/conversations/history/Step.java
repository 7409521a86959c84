package conversations.history;

import java.util.EnumSet;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * One thing that somebody tries. The numbers are drawn once and interpreted when the step is played, so that a history
 * still makes sense when steps are left out of it.
 *
 * @param by the user who does it: mostly counted among those who ever took part, since others are soon told no
 * @param talk which conversation, modulo those there are
 * @param number a position, a user, a record: whatever the action needs
 * @param bits for its yes-or-no choices
 */
record Step(Action action, int by, int talk, int number, int bits) {
    enum Action {
        START,
        SAY,
        EDIT,
        DELETE_MESSAGE,
        INVITE,
        LEAVE,
        REMOVE,
        DELETE_COPY,
        RESTORE_COPY,
        CLOSE,
        REOPEN,
        RENAME,
        READ,
        LOOK,
        READ_ALL,
        MUTE,
        ACTIVATE,
        GRANT;

        /** The actions that a user sends to change something. */
        static final Set<Action> SENT = EnumSet.complementOf(EnumSet.of(START, LOOK, ACTIVATE, GRANT));
    }

    /** The weights of the actions; messages, joining and leaving are the most frequent. */
    private static final int[] WEIGHTS = {4, 24, 5, 6, 10, 8, 8, 9, 4, 4, 4, 3, 8, 3, 3, 1, 2, 2};

    static Step draw(RandomGenerator random) {
        return draw(action(random), random);
    }

    static Step draw(Action action, RandomGenerator random) {
        return new Step(
                action,
                random.nextInt(Model.USERS),
                random.nextInt(1 << 16),
                random.nextInt(1 << 16),
                random.nextInt(1 << 16));
    }

    private static Action action(RandomGenerator random) {
        var total = 0;
        for (var weight : WEIGHTS) {
            total += weight;
        }
        var drawn = random.nextInt(total);
        var action = 0;
        while (drawn >= WEIGHTS[action]) {
            drawn -= WEIGHTS[action];
            action++;
        }
        return Action.values()[action];
    }

    Step by(int user) {
        return new Step(action, user, talk, number, bits);
    }

    boolean bit(int place) {
        return (bits >> place & 1) == 1;
    }
}
