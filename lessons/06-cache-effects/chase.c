/* The chase of the Java demo, in C: follows a random cycle through memory.

     chase BYTES STEPS       prints the seconds a step takes, as a JSON line */

#define _POSIX_C_SOURCE 200809L

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { INTS = 16, BATCHES = 151 }; /* a node fills a cache line of 64 bytes */

static volatile uint32_t sink; /* or a compiler may leave the chase out */
static uint64_t state = 88172645463325252ULL;

static uint64_t below(uint64_t bound) { /* xorshift: any generator will do */
  state ^= state << 13;
  state ^= state >> 7;
  state ^= state << 17;
  return (state >> 11) % bound;
}

/* Sattolo's shuffle: one cycle through all nodes, in random order. */
static uint32_t *cycle(uint32_t nodes) {
  uint32_t *next = malloc(nodes * sizeof *next);
  uint32_t *memory = aligned_alloc(64, (size_t) nodes * INTS * sizeof *memory);
  if (!next || !memory) {
    exit(3);
  }
  for (uint32_t i = 0; i < nodes; i++) {
    next[i] = i;
  }
  for (uint32_t i = nodes - 1; i > 0; i--) {
    uint32_t j = below(i), swapped = next[i];
    next[i] = next[j];
    next[j] = swapped;
  }
  for (uint32_t i = 0; i < nodes; i++) {
    memory[(size_t) i * INTS] = next[i] * INTS;
  }
  free(next);
  return memory;
}

/* Each step needs the result of the one before: nothing can be done ahead. */
__attribute__((noinline))
static uint32_t chase(const uint32_t *memory, uint32_t from, long steps) {
  while (steps-- > 0) {
    from = memory[from];
  }
  return from;
}

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec + time.tv_nsec / 1e9;
}

static int ascending(const void *a, const void *b) {
  double x = *(const double *) a, y = *(const double *) b;
  return (x > y) - (x < y);
}

int main(int count, char **words) {
  if (count != 3) {
    fprintf(stderr, "usage: chase BYTES STEPS\n");
    return 2;
  }
  uint32_t nodes = strtoull(words[1], NULL, 10) / 64;
  long steps = atol(words[2]);
  const uint32_t *memory = cycle(nodes);
  uint32_t from = chase(memory, 0, nodes < 1 << 19 ? nodes : 1 << 19); /* warms the caches */
  double seconds[BATCHES];
  for (int batch = 0; batch < BATCHES; batch++) {
    double began = now();
    from = chase(memory, from, steps);
    seconds[batch] = (now() - began) / steps;
  }
  qsort(seconds, BATCHES, sizeof *seconds, ascending);
  sink = from;
  printf("{\"stepTime\": %.4e}\n", seconds[BATCHES / 2]);
  return 0;
}
