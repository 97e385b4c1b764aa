# Did parties to the Budapest Convention sign in Hanoi more often, or less often, than other states?
# Reads tables/*.csv, writes results/*.csv. Base R is enough. Run it in the folder that holds tables/.

read_table <- function(name) {
  read.csv(file.path("tables", paste0(name, ".csv")), colClasses = "character", na.strings = character(),
           encoding = "UTF-8", check.names = FALSE)
}

number <- function(x) ifelse(is.na(x), "", sprintf("%.6g", x))

write_result <- function(name, frame) {
  cells <- lapply(frame, function(column) if (is.numeric(column)) number(column) else as.character(column))
  stopifnot(!any(grepl("[\",\n]", unlist(cells))))
  dir.create("results", showWarnings = FALSE)
  file <- file(file.path("results", paste0(name, ".csv")), "wb")
  writeLines(enc2utf8(c(paste(names(frame), collapse = ","), do.call(paste, c(cells, sep = ",")))), file, useBytes = TRUE)
  close(file)
}

wilson <- function(k, n) {
  if (n == 0) return(c(NA, NA, NA))
  c(k / n, suppressWarnings(prop.test(k, n, correct = FALSE))$conf.int)
}

# The states, and the two questions asked of each

budapest <- read_table("budapest")
hanoi <- read_table("hanoi")
stopifnot(identical(budapest$state, hanoi$state))

members <- function(status, reading) {
  frame <- data.frame(
    m49 = sub("^m49-", "", budapest$m49_region), group = sub("^un-", "", budapest$un_group),
    party = budapest[[paste0(status, "_", reading)]], signed = hanoi[[paste0("signed_", reading)]])
  known <- budapest$member_possible == "1" & frame$party %in% c("0", "1") & frame$signed %in% c("0", "1")
  if (any(!known)) message(sum(!known), " states left out, as nothing can be said of them (", status, ", ", reading, ")")
  frame[known, ]
}

# a: both, b: party only, c: signed only, d: neither
cells <- function(frame) {
  party <- frame$party == "1"
  signed <- frame$signed == "1"
  c(a = sum(party & signed), b = sum(party & !signed), c = sum(!party & signed), d = sum(!party & !signed))
}

# Cross table

cross_row <- function(by, region, frame) {
  n <- cells(frame)
  parties <- wilson(n[["a"]], n[["a"]] + n[["b"]])
  others <- wilson(n[["c"]], n[["c"]] + n[["d"]])
  data.frame(
    by = by, region = region, both = n[["a"]], hanoi_only = n[["c"]], budapest_only = n[["b"]], neither = n[["d"]],
    share_parties = parties[1], parties_lower = parties[2], parties_upper = parties[3],
    share_others = others[1], others_lower = others[2], others_upper = others[3],
    odds_ratio = if (n[["b"]] * n[["c"]] > 0) n[["a"]] * n[["d"]] / (n[["b"]] * n[["c"]]) else NA)
}

all <- members("consented", "certain")
cross <- list()
for (by in c("m49", "group")) for (region in sort(unique(all[[by]]), method = "radix"))
  cross[[length(cross) + 1]] <- cross_row(by, region, all[all[[by]] == region, ])
cross[[length(cross) + 1]] <- cross_row("all", "all", all)
write_result("cross", do.call(rbind, cross))

# Odds ratios

odds <- function(frame) {
  n <- cells(frame)
  ratio <- n[["a"]] * n[["d"]] / (n[["b"]] * n[["c"]])
  interval <- exp(log(ratio) + c(-1, 1) * qnorm(0.975) * sqrt(sum(1 / n)))
  c(ratio, interval, fisher.test(matrix(n, 2))$p.value, NA)
}

# Breslow and Day: are the counts of the strata those of one common odds ratio?
breslow_day <- function(strata, ratio) {
  statistic <- 0
  for (n in strata) {
    parties <- n[["a"]] + n[["b"]]
    others <- n[["c"]] + n[["d"]]
    signed <- n[["a"]] + n[["c"]]
    # the expected count of "both": (a * (others - signed + a)) / ((parties - a) * (signed - a)) = ratio
    p <- c(ratio * parties * signed, -(others - signed + ratio * (parties + signed)), ratio - 1)
    root <- if (abs(p[3]) < 1e-12) -p[1] / p[2] else (-p[2] + c(-1, 1) * sqrt(p[2]^2 - 4 * p[3] * p[1])) / (2 * p[3])
    a <- root[root >= max(0, signed - others) & root <= min(parties, signed)][1]
    variance <- 1 / (1 / a + 1 / (parties - a) + 1 / (signed - a) + 1 / (others - signed + a))
    statistic <- statistic + (n[["a"]] - a)^2 / variance
  }
  pchisq(statistic, length(strata) - 1, lower.tail = FALSE)
}

over_regions <- function(frame, by) {
  strata <- lapply(split(frame, frame[[by]]), cells)
  told <- mantelhaen.test(array(unlist(strata), c(2, 2, length(strata))), correct = FALSE)
  c(told$estimate, told$conf.int, told$p.value, breslow_day(strata, told$estimate[[1]]))
}

rows <- list()
for (case in list(c("consented", "certain"), c("consented", "possible"), c("bound", "certain"))) {
  frame <- members(case[1], case[2])
  estimates <- list(
    "all" = odds(frame), "over m49 regions" = over_regions(frame, "m49"), "over un groups" = over_regions(frame, "group"),
    "outside europe" = odds(frame[frame$m49 != "europe", ]))
  for (what in names(estimates)) {
    e <- estimates[[what]]
    rows[[length(rows) + 1]] <- data.frame(
      status = case[1], reading = case[2], estimate = what, odds_ratio = e[1], lower = e[2], upper = e[3], p = e[4],
      p_equal = e[5])
  }
}
write_result("odds", do.call(rbind, rows))
